// SPDX-License-Identifier: MIT
'use strict';
// Requests as nobody should send them, to a server whose program listens to 'connection'.
require('../../fixtures/http/check_requests.js')(true);
