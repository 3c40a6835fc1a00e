// SPDX-License-Identifier: MIT
'use strict';

const semver = require('semver');

const versions = ['1.2.3', '1.10.0', '1.2.3-beta.2', '1.2.3-beta.11', '2.0.0+build', 'v0.9', 'x'];
console.log(versions.map((v) => [semver.valid(v), semver.coerce(v)?.version]));
console.log(semver.sort(versions.slice(0, 5)), semver.maxSatisfying(versions.slice(0, 5), '^1.2'));
for (const range of ['^1.2.3', '~1.2', '>=1 <2 || 3.x', '1.2.3 - 2.3', '*', '^0.0.1-alpha'])
  console.log(range, '=>', new semver.Range(range).range, semver.satisfies('1.9.9', range), semver.minVersion(range).version);
console.log(semver.inc('1.2.3-beta.2', 'prerelease'), semver.diff('1.2.3', '1.3.0-rc.1'), semver.subset('^1.2.3', '>=1'), semver.intersects('<1', '>0.5'));
try {
  new semver.SemVer('1.2');
} catch (error) {
  console.log(error.name, error.message);
}
