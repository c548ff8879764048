// Counts tokens as OpenAI's models do: a JSON array of texts on standard input, [[cl100k_base, o200k_base], ...] on standard output.
const { getEncoding } = require("js-tiktoken");

const encodings = [getEncoding("cl100k_base"), getEncoding("o200k_base")];
const texts = JSON.parse(require("fs").readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(texts.map((text) => encodings.map((e) => e.encode(text, [], []).length))));
