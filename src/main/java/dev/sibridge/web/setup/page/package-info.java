/** Set-up as pages: accounts, their settings by concern, tests of what was typed, and who has changed what. */
package dev.sibridge.web.setup.page;
