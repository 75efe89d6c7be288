/**
 * Callbacks: whoever registered one is told over HTTP, after the fact and without promise, that a record was written.
 *
 * <p>What is sent follows traffic that others recorded and the vendor's guide: the record's id and {@code &action=} are
 * appended to the registered URL; the body names type, action and id, with a summary of the record as text; the header
 * {@code x-content-signature} is the HMAC of the body's bytes by a key that lies at {@code Metadata.key_url}. There are
 * five seconds for an answer. 404, 409, 419 and 429 are tried again after two and four seconds, everything else is not;
 * after three days without success the callback is made inactive.
 *
 * <p>Nothing leaves this machine: URLs of other hosts can be registered, but are never called.
 */
package dev.sibridge.sandbox.manage.callbacks;
