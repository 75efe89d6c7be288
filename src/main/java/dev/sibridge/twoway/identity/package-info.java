/** Who we are on both sides, and whether anybody else works there under our name. */
package dev.sibridge.twoway.identity;
