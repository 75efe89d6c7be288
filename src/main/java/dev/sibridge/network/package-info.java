/**
 * What lies between us and everybody we call: a proxy, certificates that are to be trusted, those who answer in
 * another's place.
 */
package dev.sibridge.network;

