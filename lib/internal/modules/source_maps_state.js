// SPDX-License-Identifier: MIT
//
// Whether source maps are looked for: what every compilation asks, apart from the parser of maps.
'use strict';

module.exports = { enabled: false, nodeModules: false, generatedCode: false };
