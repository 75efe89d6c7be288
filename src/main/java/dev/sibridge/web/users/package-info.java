/** Users and passwords: pages and calls. */
package dev.sibridge.web.users;
