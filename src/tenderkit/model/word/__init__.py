"""What a Word file of ours says about itself."""
