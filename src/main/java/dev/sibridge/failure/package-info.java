/** What can go wrong, in one vocabulary for programs and people. */
package dev.sibridge.failure;

