/** What of the flow needs a person, and how exports are tried again at once. */
package dev.sibridge.si.attention;
