/** Two-way from end to end: what people do on either side of a project, and what becomes of it on the other. */
package dev.sibridge.endtoend.twoway;
