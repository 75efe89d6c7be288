/** Two-way as pages: the paired projects, one of them, importing, and the mappings. */
package dev.sibridge.web.twoway.page;
