/**
 * D-Tools SI's Cloud API in memory, as far as projects and change orders go.
 *
 * <p>The vendor documents no failure and leaves much else open. Our choices: an unknown id is 404, a missing key 401,
 * an outdated guard of an acknowledgement 409 and nothing is marked, an unknown {@code aggregateBy} is ignored,
 * a parameter that the call does not have is 400. An export adds a message and keeps the older ones; acknowledging by
 * id marks all messages of the record. Merging keeps added and deleted rows of a change order apart, and a merged row
 * loses location, system, phase, package or parent where its units differ. Calculated rows are numbered from 100 on.
 */
package dev.sibridge.sandbox.dtools;

