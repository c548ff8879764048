// Checks a signed checkpoint and an inclusion proof with the unmodified @sigstore/verify. Reads one JSON object on standard input:
//   { keyId (8 hex digits), origin, spki (base64), checkpoint (text), entry (base64), index, hashes [base64] }
// Prints "ok", or what was wrong and ends with 1.
// The two files are inside the package, not its public face: the version is pinned for that.
const { createPublicKey } = require('node:crypto');
const { verifyCheckpoint } = require('@sigstore/verify/dist/tlog/checkpoint.js');
const { verifyMerkleInclusion } = require('@sigstore/verify/dist/tlog/merkle.js');

let input = '';
process.stdin.on('data', (chunk) => (input += chunk));
process.stdin.on('end', () => {
  const asked = JSON.parse(input);
  const log = {
    logID: Buffer.from(asked.keyId, 'hex'),
    baseURL: `https://${asked.origin}`,
    publicKey: createPublicKey({ format: 'der', type: 'spki', key: Buffer.from(asked.spki, 'base64') }),
  };
  const entry = {
    canonicalizedBody: Buffer.from(asked.entry, 'base64'),
    inclusionProof: {
      logIndex: String(asked.index),
      hashes: asked.hashes.map((hash) => Buffer.from(hash, 'base64')),
      checkpoint: { envelope: asked.checkpoint },
    },
  };
  try {
    verifyMerkleInclusion(entry, verifyCheckpoint(entry, [log]));
    console.log('ok');
  } catch (error) {
    console.log(error.message);
    process.exitCode = 1;
  }
});
