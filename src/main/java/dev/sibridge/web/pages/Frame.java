package dev.sibridge.web.pages;

import dev.sibridge.web.pages.Navigation.Link;
import java.util.List;

/**
 * What stands around a page: {@code frame} in templates.
 *
 * @param theme {@code light} or {@code dark}; null where the reader's system decides
 * @param here  the address of the page, to come back to
 * @param user  who has signed in; null for nobody
 * @param links the navigation
 */
public record Frame(String theme, String here, String user, List<Link> links) {
}
