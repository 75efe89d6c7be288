/** What a preview shows, as people read it. */
package dev.sibridge.history.plan;
