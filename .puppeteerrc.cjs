// Casedeck brings its own way to a browser (scripts/setup.mjs, `casedeck doctor`); installing packages never downloads one.
module.exports = { skipDownload: true };
