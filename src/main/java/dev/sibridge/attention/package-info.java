/**
 * What needs a person, cause by cause, and what people do about it. Which causes there are, the parts that know say
 * through a {@link dev.sibridge.attention.FactSource}.
 */
package dev.sibridge.attention;
