package dev.sibridge.notice;

import dev.sibridge.alert.Alert;
import dev.sibridge.alert.AlertKind;
import dev.sibridge.alert.MailTexts;
import dev.sibridge.alert.MailTexts.Entry;
import dev.sibridge.setup.WrongSettingsException;
import dev.sibridge.setup.effective.OfferedSettings;
import dev.sibridge.setup.trial.Trials;
import dev.sibridge.si.tenant.Finding;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.FluentProducerTemplate;
import org.springframework.stereotype.Component;

/** Sends a notice that says that notices arrive, at once and past the outbox. */
@Component
public class NoticeTrial {

    private static final String HAPPENED = "This is a test. Notices from SI Bridge arrive here.";

    private final NoticeSetup setup;
    private final Trials trials;
    private final Webhooks webhooks;
    private final FluentProducerTemplate producer;
    private final Clock clock;

    NoticeTrial(NoticeSetup setup, Trials trials, Webhooks webhooks, FluentProducerTemplate producer, Clock clock) {
        this.setup = setup;
        this.trials = trials;
        this.webhooks = webhooks;
        this.producer = producer;
        this.clock = clock;
    }

    /** Whether it was accepted, and what came back, in sentences for people. */
    public record Result(boolean accepted, String sentence) {
    }

    /**
     * Sends it.
     *
     * @param wish   the notice, which need not be kept
     * @param before the one that it would change; null for none
     * @throws NoticeWish.WrongNoticeException when it cannot even be tried
     * @throws dev.sibridge.setup.UnknownAccountException when there is no such account
     */
    public Result send(String account, NoticeWish wish, Notice before) {
        setup.mailList(account);
        Notices.Door door = setup.door(wish, before);
        return door == null ? mail(NoticeSetup.emails(wish)) : post(account, Target.of(wish.target()), door);
    }

    private Result mail(List<String> addresses) {
        try {
            List<Finding> found = addresses.stream().flatMap(to ->
                    trials.test(OfferedSettings.BRIDGE, "mail", Map.of(), to).stream()).toList();
            return new Result(found.stream().allMatch(finding -> finding.state() == Finding.State.OK),
                    String.join(" ", found.stream().map(Finding::message).distinct().toList()));
        } catch (WrongSettingsException e) {
            return new Result(false, "No email was sent: the mail server is not set up yet.");
        }
    }

    private Result post(String account, Target target, Notices.Door door) {
        String host = URI.create(door.url()).getHost();
        Instant now = clock.instant();
        String body = target == Target.JSON
                ? Messages.json(UUID.randomUUID().toString(), "test", new Alert(AlertKind.RECOVERED, account, null, null,
                        HAPPENED, List.of(), null, ""), now, null)
                : NoticeWriter.chat(target, null, List.of(new Entry("Test of a notice", HAPPENED, Map.of("Account",
                        account, "When", MailTexts.shown(now)), List.of(), 0, null, "")));
        Notice tried = new Notice(account, 0, Set.of(), target, List.of(), host, null, null);
        Exchange sent = producer.to("direct:webhook-request").withExchangeProperty("request",
                new Post(0, tried, body, door, 0)).send();
        return sent.getException() == null
                ? new Result(true, host + " has accepted the test notice.")
                : new Result(false, webhooks.sentence(sent.getException(), host));
    }
}
