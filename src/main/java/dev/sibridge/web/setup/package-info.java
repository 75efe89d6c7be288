/** Set-up by the API: settings, accounts, tests of connections. */
package dev.sibridge.web.setup;
