package dev.sibridge.web.setup.page;

import dev.sibridge.account.Mistake;
import dev.sibridge.setup.Setup;
import dev.sibridge.setup.Setup.Document;
import dev.sibridge.setup.UnknownAccountException;
import dev.sibridge.setup.effective.OfferedSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UrlPathHelper;

/** Leads from each page of set-up to the others: {@code setUp} in templates. */
@ControllerAdvice(annotations = Controller.class)
@ConditionalOnWebApplication
class SetupNavigation {

    private static final Pattern PAGE = Pattern.compile("/set-up/([^/]+)(?:/([^/]+))?.*");
    private static final List<Place> MORE = List.of(new Place("notices", "Notices", false, false),
            new Place("changes", "Changes", false, false));

    private final Setup setup;

    SetupNavigation(Setup setup) {
        this.setup = setup;
    }

    /** @param title what people call the account */
    record Places(String account, String title, List<Place> places) {
    }

    /**
     * A page of set-up.
     *
     * @param name    how its address ends
     * @param current whether it is shown
     * @param lacking whether something has to be set up there
     */
    record Place(String name, String title, boolean current, boolean lacking) {
    }

    /** Null on other pages. */
    @ModelAttribute("setUp")
    Places places(HttpServletRequest request) {
        Matcher page = PAGE.matcher(UrlPathHelper.defaultInstance.getPathWithinApplication(request));
        if (!page.matches() || request.getHeader("HX-Request") != null) {
            return null;
        }
        try {
            return places(setup.of(page.group(1)), page.group(2));
        } catch (UnknownAccountException e) {
            // What is shown says so.
            return null;
        }
    }

    private static Places places(Document account, String shown) {
        Set<String> lacking = account.mistakes().stream().map(Mistake::setting)
                .map(key -> OfferedSettings.find(account.account(), key)).filter(setting -> setting != null)
                .map(setting -> setting.concern()).collect(Collectors.toSet());
        boolean bridge = account.account().equals(OfferedSettings.BRIDGE);
        Stream<Place> concerns = OfferedSettings.concerns(account.account()).stream().map(concern ->
                new Place(concern.name(), concern.title(), concern.name().equals(shown),
                        lacking.contains(concern.name())));
        Stream<Place> more = MORE.stream().filter(place -> !bridge || !place.name().equals("notices"))
                .map(place -> new Place(place.name(), place.title(), place.name().equals(shown), false));
        return new Places(account.account(), bridge ? "All accounts" : account.title(),
                Stream.concat(concerns, more).toList());
    }
}
