/** What each setting is in effect, and who says so: the environment and files first, then the database. */
package dev.sibridge.setup.effective;
