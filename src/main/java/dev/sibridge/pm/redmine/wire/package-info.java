/** How Redmine is asked, and what its answers are worth. */
package dev.sibridge.pm.redmine.wire;
