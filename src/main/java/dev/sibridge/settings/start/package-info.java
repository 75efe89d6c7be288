/** What is done about the settings before anything starts: where they are read, which hold, what is wrong with them. */
package dev.sibridge.settings.start;
