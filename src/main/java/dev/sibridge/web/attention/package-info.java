/** The operator's API of what needs a person. */
package dev.sibridge.web.attention;
