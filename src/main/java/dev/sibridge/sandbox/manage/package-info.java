/**
 * A strict, in-memory stand-in for ConnectWise PSA ("Manage") behind real HTTP, only with the profile {@code sandbox}.
 *
 * <p>It is served at {@code /sandbox/v4_6_release/apis/3.0} for company {@code sandbox} with the keys {@code sandbox}
 * and {@code sandbox} and any GUID as {@code clientId}. One engine serves every entity from a table of members
 * ({@code sandbox/manage-entities.json}); what is special about an entity is in its
 * {@link dev.sibridge.sandbox.manage.records.Rules}. {@code sandbox/manage-seed.json} is the tenant one starts with.
 *
 * <p>At {@code /sandbox/control/manage} it is steered like every {@linkplain dev.sibridge.sandbox simulated service};
 * paths of faults and of the log start below {@code apis/3.0}, or below {@code login} for the codebase. The log tells
 * violations: what a careful client would not have done, such as a member that does not exist. It can also be told:
 * <ul>
 * <li>{@code POST limits} {@code {"set":"2022.1|2025.1|2026.4"}}: lengths as of that release;
 * <li>{@code DELETE tokens}: all member tokens end;
 * <li>{@code POST time/{id}} {@code {"status":"Billed"}}: a time entry is in that status, as approval and invoicing do;
 * <li>{@code POST reset}: back to the seed.
 * </ul>
 * and below {@code callbacks}, about {@linkplain dev.sibridge.sandbox.manage.callbacks callbacks}:
 * <ul>
 * <li>{@code POST faults} {@code {"kind":"dropped|doubled|reordered|late|forged","type","action","recordId","nth",
 *     "times","delayMs"}}, of which only {@code kind} is needed, and {@code DELETE faults}: see
 *     {@link dev.sibridge.sandbox.manage.callbacks.CallbackFault};
 * <li>{@code POST settings} {@code {"timeoutMs","retryMs","giveUpAfterMs","capacity","parallel"}}: see
 *     {@link dev.sibridge.sandbox.manage.callbacks.DeliverySettings};
 * <li>{@code POST key}: a new key signs; the one before it can still be asked for;
 * <li>{@code GET deliveries} and {@code DELETE deliveries}: what became of each, see
 *     {@link dev.sibridge.sandbox.manage.callbacks.DeliveryLog.Entry};
 * <li>{@code GET waiting?ms=5000}: how many are under way, as soon as there are none, or after that time.
 * </ul>
 * Within the process, {@link dev.sibridge.sandbox.manage.ManageSandbox#as} acts as one of the tenant's people.
 *
 * <p>Where the vendor's behaviour is not known, the stricter guess is taken, so that a client that works here is not
 * surprised by the real server:
 * <ul>
 * <li>wrong keys and a missing or malformed {@code clientId} answer 401, an unknown company the gateway's plain 400;
 * <li>a text that is too long is {@code OutOfRange}, an enum value or a date-time of another form {@code InvalidField};
 *     values that cannot be read as their type at all are a 500;
 * <li>a reference by a name that several records have is refused; contact and site are of the record's company;
 * <li>{@code inactiveFlag} of child lists, child arrays and custom fields are refused in {@code conditions};
 * <li>a member without value meets no comparison, not even {@code !=}, but that with null;
 * <li>lines and forecast of a closed opportunity, and phases, tickets and lines of a closed project, are refused;
 * <li>a line on a ticket shows the ticket's phase and project too;
 * <li>deleting what others still refer to is refused with 409; a company is only marked as deleted;
 * <li>forward-only paging has a link to a next page until a page is empty;
 * <li>who is put on a ticket ({@code schedule/entries} of type {@code S}) is on the team of the project or is added to
 *     it with a role, and works here; entries of one member overlap only if he who writes them allows it;
 * <li>the status of time is the server's; what is submitted, approved or billed is locked, what is rejected is not; a
 *     submitted sheet takes no more time;
 * <li>what is written to a task, a note, time or a schedule entry does not touch {@code lastUpdated} of the ticket and
 *     calls nobody back for it;
 * <li>records that go with a deleted one are not told to anybody.
 * </ul>
 */
package dev.sibridge.sandbox.manage;

