// SPDX-License-Identifier: MIT
'use strict';
// What a server makes of requests as nobody should send them: what it answers, whether it goes on listening, and what
// the program is told.
require('../../fixtures/http/check_requests.js')(false);
