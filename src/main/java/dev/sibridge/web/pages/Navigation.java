package dev.sibridge.web.pages;

import java.util.List;

/** The pages that every page leads to. */
enum Navigation {
    HOME("Home", "/", false),
    ATTENTION("Attention", "/attention", false),
    RUNS("Runs", "/runs", false),
    PREVIEW("Preview", "/preview", false),
    TWO_WAY("Two-way", "/two-way", false),
    SUPPORT("Support", "/support", false),
    SET_UP("Set-up", "/set-up", true),
    USERS("Users", "/users", true);

    private final String title;
    private final String path;
    private final boolean administrators;

    Navigation(String title, String path, boolean administrators) {
        this.title = title;
        this.path = path;
        this.administrators = administrators;
    }

    /**
     * A link.
     *
     * @param current whether the page that it leads to, or one below it, is shown
     * @param count   how much waits there; 0 for nothing
     */
    record Link(String title, String path, boolean current, long count) {
    }

    /**
     * The links for somebody who looks at that address.
     *
     * @param attention how many causes need a person
     */
    static List<Link> links(String address, boolean administrator, long attention) {
        return List.of(values()).stream().filter(page -> administrator || !page.administrators)
                .map(page -> new Link(page.title, page.path, page.isAbove(address),
                        page == ATTENTION ? attention : 0)).toList();
    }

    private boolean isAbove(String address) {
        return address.equals(path) || !path.equals("/") && address.startsWith(path + "/");
    }
}
