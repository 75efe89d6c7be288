package dev.sibridge.setup.trial;

import static dev.sibridge.setup.effective.OfferedSettings.BRIDGE;

import dev.sibridge.account.Account;
import dev.sibridge.alert.MailServer;
import dev.sibridge.diagnosis.Failures;
import dev.sibridge.network.CertificateTrouble;
import dev.sibridge.setup.Drafts;
import dev.sibridge.setup.ImpossibleChangeException;
import dev.sibridge.setup.MailSetup;
import dev.sibridge.si.poll.AccountCheck;
import dev.sibridge.si.tenant.Finding;
import dev.sibridge.twoway.check.Checked;
import dev.sibridge.twoway.check.TwoWayCheck;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tries settings as they are, or as somebody has typed them and not kept. Nothing is written at a vendor's. */
@Component
public class Trials {

    private static final String MAIL = "Mail";

    private final TrialAccounts accounts;
    private final OneAttempt attempt;
    private final AccountCheck check;
    private final TwoWayCheck twoWay;
    private final MailSetup mailSetup;
    private final MailServer mail;
    private final Drafts drafts;

    Trials(TrialAccounts accounts, OneAttempt attempt, AccountCheck check, TwoWayCheck twoWay, MailSetup mailSetup,
            MailServer mail, Drafts drafts) {
        this.accounts = accounts;
        this.attempt = attempt;
        this.check = check;
        this.twoWay = twoWay;
        this.mailSetup = mailSetup;
        this.mail = mail;
        this.drafts = drafts;
    }

    /**
     * Tries what belongs to a concern.
     *
     * @param concern connectwise, dtools, rights (all that a poll would check), tool; of {@code bridge}, mail
     * @param wanted  settings that are not kept, by their names
     * @param to      who gets the test mail; null for nobody
     * @throws ImpossibleChangeException when nothing of that concern can be tried
     * @throws dev.sibridge.setup.WrongSettingsException when what is needed is wrong or missing
     */
    public List<Finding> test(String account, String concern, Map<String, String> wanted, String to) {
        if (account.equals(BRIDGE)) {
            if (!concern.equals("mail")) {
                throw unknown(concern);
            }
            return List.of(mail(wanted, to));
        }
        return switch (concern) {
            case "connectwise" -> List.of(connectwise(accounts.of(account, Set.of("connectwise"), wanted)));
            case "dtools" -> List.of(dtools(accounts.of(account, Set.of("dtools"), wanted)));
            case "rights" -> check.check(accounts.of(account, Set.of(), wanted));
            case "tool" -> twoWay.check(accounts.of(account, Set.of("connectwise", "tool", "two-way"), wanted)).stream()
                    .map(Trials::finding).toList();
            default -> throw unknown(concern);
        };
    }

    private static ImpossibleChangeException unknown(String concern) {
        return new ImpossibleChangeException("There is nothing to try of \"" + concern + "\".");
    }

    private Finding connectwise(Account trial) {
        try {
            attempt.connect(trial);
            return Finding.ok("ConnectWise", "Manage responds and accepts the keys.");
        } catch (OneAttempt.FailedAttemptException e) {
            return block("ConnectWise", e.getCause(), "Check the address, the company id, the client id and the keys.");
        }
    }

    private Finding dtools(Account trial) {
        try {
            attempt.queue(trial);
            return Finding.ok("D-Tools", "D-Tools responds and accepts the key.");
        } catch (OneAttempt.FailedAttemptException e) {
            return block("D-Tools", e.getCause(), "Check the key and the address.");
        }
    }

    private Finding mail(Map<String, String> wanted, String to) {
        if (to == null || !to.matches("[^@\\s,;<>]+@[^@\\s,;<>]+")) {
            throw new ImpossibleChangeException("Enter the email address that is to get the test email (\"to\").");
        }
        try {
            mail.test(mailSetup.draft(drafts.of(BRIDGE, wanted)), to);
            return Finding.ok(MAIL, "The mail server has accepted an email to " + to + ".");
        } catch (MailServer.RefusedMailException e) {
            return Finding.block(MAIL, "mail", CertificateTrouble.sentence(e.getCause(), e.host())
                    .orElse("The email was not accepted: " + e.getCause().getMessage()),
                    "Check the mail server, its port, the user name and the password.");
        }
    }

    private static Finding block(String check, Throwable trouble, String todo) {
        return Finding.block(check, Failures.of(trouble).get(0).code(), Failures.sentence(trouble), todo);
    }

    private static Finding finding(Checked checked) {
        return switch (checked.state()) {
            case OK -> Finding.ok(checked.check(), checked.message());
            case WARN -> Finding.warn(checked.check(), checked.message(), checked.todo());
            case BLOCK -> Finding.block(checked.check(), "two-way", checked.message(), checked.todo());
        };
    }
}
