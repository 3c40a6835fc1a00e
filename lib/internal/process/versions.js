// SPDX-License-Identifier: MIT
//
// Which software this is.
'use strict';

const { nodeVersion, nodusVersion } = internalBinding('options');
const { engineVersion, accelerators } = internalBinding('env');
const { libraryVersions } = internalBinding('process');

const versions = Object.freeze({
  node: nodeVersion,
  nodus: nodusVersion,
  jsc: engineVersion,
  ...libraryVersions(),
  modules: '147',
  napi: '10',
});

const release = Object.freeze({ name: 'node' });

const config = Object.freeze({
  target_defaults: Object.freeze({
    cflags: [], default_configuration: 'Release', defines: [], include_dirs: [], libraries: [],
  }),
  variables: Object.freeze({
    host_arch: process.arch, target_arch: process.arch, napi_build_version: '10',
    node_shared: false, v8_enable_i18n_support: 1, nodus_engine_accelerators: accelerators,
  }),
});

const features = {
  inspector: false,
  debug: false,
  uv: true,
  ipv6: true,
  openssl_is_boringssl: false,
  get cached_builtins() {
    return true; // the library is a part of the program
  },
  get tls() {
    return require.has('tls');
  },
  get tls_alpn() {
    return require.has('tls');
  },
  get tls_sni() {
    return require.has('tls');
  },
  get tls_ocsp() {
    return require.has('tls');
  },
  get require_module() {
    return false;
  },
  get typescript() {
    return false;
  },
  get dtls() {
    return false;
  },
  get quic() {
    return false;
  },
};

module.exports = { versions, release, config, features };
