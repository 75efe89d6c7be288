/**
 * A strict, in-memory stand-in for ConnectWise PSA ("Manage") behind real HTTP, only with the profile {@code sandbox}.
 *
 * <p>One engine serves every entity from a table of members ({@code sandbox/manage-entities.json}); what is special
 * about an entity is in its {@link dev.sibridge.sandbox.manage.Rules}. Where the vendor's behaviour is not known, the
 * stricter guess is taken, so that a client that works here is not surprised by the real server:
 * <ul>
 * <li>wrong keys and a missing or malformed {@code clientId} answer 401, an unknown company the gateway's plain 400;
 * <li>a text that is too long is {@code OutOfRange}, an enum or date-time of a wrong form {@code InvalidField};
 * <li>a reference by a name that several records have is refused;
 * <li>lines on a closed opportunity, and phases, tickets and lines of a closed project are refused with 400;
 * <li>deleting what others still refer to is refused with 409.
 * </ul>
 */
package dev.sibridge.sandbox.manage;
