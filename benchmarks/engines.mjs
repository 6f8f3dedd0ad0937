// One engine from npm in one process: `node engines.mjs ENGINE FOLDER`. It speaks as engines.py does.
import fs from "node:fs";
import path from "node:path";
import readline from "node:readline";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const [name, folder] = process.argv.slice(2);
const values = JSON.parse(fs.readFileSync(path.join(folder, "values.json"), "utf8"));
const valuesOf = (number) => values[number % values.length];
const read = (file) => fs.readFileSync(path.join(folder, file));

const engines = {
  docxtemplater: () => {
    const PizZip = require("pizzip");
    const Docxtemplater = require("docxtemplater");
    const template = read("brace.docx");
    return (number) => {
      const document = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true });
      document.render(valuesOf(number));
      return document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
    };
  },
  "easy-template-x": () => {
    const { TemplateHandler } = require("easy-template-x");
    const template = read("brace.docx");
    const handler = new TemplateHandler();
    return (number) => handler.process(template, valuesOf(number));
  },
  carbone: () => {
    const carbone = require("carbone");
    const template = path.resolve(folder, "carbone.docx");
    return (number) =>
      new Promise((resolve, reject) =>
        carbone.render(template, valuesOf(number), (error, result) => (error ? reject(error) : resolve(result))),
      );
  },
};

// As in engines.py: what the parent had isn't ours.
const peak = () => {
  const facts = "/proc/self/status";
  const found = fs.existsSync(facts) && /VmHWM:\s+(\d+)/.exec(fs.readFileSync(facts, "utf8"));
  return (found ? Number(found[1]) : process.resourceUsage().maxRSS) / 1024;
};

const say = (what) => process.stdout.write(JSON.stringify(what) + "\n");

const round = async (make, { count, to }) => {
  const before = process.cpuUsage();
  const start = performance.now();
  for (let number = 0; number < count; number++) {
    fs.writeFileSync(path.join(to, `${number}.docx`), await make(number));
  }
  const wall = (performance.now() - start) / 1000;
  const used = process.cpuUsage(before);
  const cpu = (used.user + used.system) / 1e6;
  return { made: count, calls: count, cpu, wall, reading: 0, peak_mb: peak() };
};

let make;
try {
  make = engines[name]();
  const facts = new URL(`node_modules/${name}/package.json`, import.meta.url);
  say({ version: JSON.parse(fs.readFileSync(facts, "utf8")).version });
} catch (error) {
  say({ missing: `${error.code ?? error.name}: ${String(error.message).split("\n")[0]}` });
  process.exit(0);
}
for await (const line of readline.createInterface({ input: process.stdin })) {
  say(await round(make, JSON.parse(line)));
}
process.exit(0);
