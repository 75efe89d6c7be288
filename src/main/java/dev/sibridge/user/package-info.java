/** Who may sign in: users, their roles and passwords, and what is done against guessing. */
package dev.sibridge.user;
