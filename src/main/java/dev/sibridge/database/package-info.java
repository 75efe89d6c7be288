/** Our own database: how its tables come about, and what it makes of a full disk or a server that takes no writes. */
package dev.sibridge.database;

