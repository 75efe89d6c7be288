package dev.sibridge.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "x", "//evil.example", "///evil.example", "/\\evil.example", "\\/evil.example",
        "https://evil.example", "javascript:alert(1)", "/\u0009/evil.example", "/\n/evil.example", "/ /evil.example",
        " //evil.example", "/é", "/a\\b"})
    void whatMayLeadElsewhereLeadsHome(String address) {
        assertThat(Place.ours(address)).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/runs", "/runs?page=2&q=a%20b#top", "/x//y", "/users/1"})
    void ourOwnPagesAreTakenAsTheyAre(String address) {
        assertThat(Place.ours(address)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/sign-out", "/sign-in?to=/x"})
    void whoHasSignedInIsNotLedBackToThat(String address) {
        assertThat(Place.afterSignIn(address)).isEqualTo("/");
    }
}
