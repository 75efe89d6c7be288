package dev.sibridge.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Every page of the frame in both themes and on a phone. */
class PagesInBrowserTest extends ConsoleInBrowser {

    @Test
    void whoHasNotSignedInCanReadThePagesForThat() {
        open("/sign-in");
        isAccessible("sign-in");
        open("/sign-in?wrong");
        isAccessible("sign-in-wrong");
        open("/sign-in/forgotten");
        isAccessible("forgotten");
        open("/sign-in/new-password?key=gone");
        isAccessible("new-password-gone");
    }

    @Test
    void whoHasSignedInCanReadTheOthers() {
        signIn(ADMIN, ADMIN_PASSWORD);
        for (String page : new String[] {"users", "password", "nowhere"}) {
            open("/" + page);
            isAccessible(page);
        }
    }

    @Test
    void darkAndLightAreChosenByAButtonAndRemembered() {
        open("/sign-in");
        find("button[value=dark]").click();
        until("the dark page", "html[data-theme=dark]");
        open("/sign-in/forgotten");
        assertThat(find("html").getDomAttribute("data-theme")).isEqualTo("dark");
        find("button[value=system]").click();
        until("the page as the system has it", "html:not([data-theme])");
    }
}
