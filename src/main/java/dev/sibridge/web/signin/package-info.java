/** The pages for whoever has not signed in. */
package dev.sibridge.web.signin;
