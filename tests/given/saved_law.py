"""A saved text of an act as the register prints it. The provisions are made up; only the form is the register's."""

SAVED = """\
Svensk författningssamling 2016:1145
Lag (2016:1145) om offentlig upphandling
Departement: Finansdepartementet OU
Utfärdad: 2016-12-01
Ändring införd: t.o.m. SFS 2025:900

4 kap. Allmänna bestämmelser

Principer

1 § Här står vilka principer som gäller, och mer om dem enligt
5 § och enligt
17 kap. 2 §.

3 § /Upphör att gälla U:2027-03-01/
Den gamla lydelsen.

3 § /Träder i kraft I:2027-03-01/
Den nya lydelsen. Lag (2025:900).

/Rubriken träder i kraft I:2027-03-01/
En ny rubrik

7 kap. Ramavtal

3 § Om ramavtal. Om ett beslut har upphävts gäller 9 §.

9 § Om förnyad konkurrensutsättning.

16 kap. Utvärdering

2 § /Träder i kraft I:den dag regeringen
bestämmer/
Om tilldelningskriterier.

17 kap. Fullgörande av kontrakt

1 §

/Upphör att gälla U:2027-01-01/

Villkor för hur kontraktet fullgörs.

8 § Om ändringar.

10 § Har upphävts genom lag (2025:900).

18 kap. har upphävts genom lag (2025:900).

/Upphör att gälla U: 2027-05-01/
19 kap. /Träder i kraft I:2027-05-01/ Under tröskelvärdet

2 § Principerna.

9 § Om dokumenten.

19 a kap. Direktupphandling

8 § Principerna.

Övergångsbestämmelser

2025:900

99 § Den här raden läses inte.
"""
