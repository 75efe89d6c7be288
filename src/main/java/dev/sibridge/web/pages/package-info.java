/** What all pages have in common: the frame around them, what is wrong in place of a page, light and dark. */
package dev.sibridge.web.pages;
