/** Whether all is well, and the poll that goes on. */
package dev.sibridge.web.home;
