/**
 * Time that people enter in the tool and that Manage bills. It goes one way, and how far Manage is with it comes back.
 */
package dev.sibridge.twoway.time;
