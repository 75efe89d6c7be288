package dev.sibridge.si.tenant;

import dev.sibridge.account.Account;
import dev.sibridge.account.SyncSettings;
import dev.sibridge.account.SyncSettings.ChangeOrders;
import dev.sibridge.engine.question.Answers;
import dev.sibridge.engine.question.Question;
import dev.sibridge.si.flow.PollRun;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.connectwise.Conditions;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import dev.sibridge.vendor.connectwise.SecurityRoles;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** What a tenant is asked by polls. Only what is asked for by name is read, never a whole table of business data. */
@Component
public class TenantQuestions {

    private final Preflights preflights;

    public TenantQuestions(Preflights preflights) {
        this.preflights = preflights;
    }

    /**
     * What every export needs. Where earlier answers count, it is the board alone: it shows that Manage answers and
     * accepts the keys.
     *
     * @param poll that it is for; null for none
     */
    public Answers questions(@ExchangeProperty("account") Account account, @ExchangeProperty("poll") PollRun poll) {
        Question board = Question.byName(TenantTopic.BOARD, "/service/boards", List.of(account.sync().projectBoard()));
        return preflights.kept(account, poll).map(answers -> answers.andTo(List.of(board)))
                .orElseGet(() -> Answers.to(all(board, account)));
    }

    private static List<Question> all(Question board, Account account) {
        SyncSettings sync = account.sync();
        List<Question> questions = new ArrayList<>();
        questions.add(board);
        questions.add(new Question(TenantTopic.SALES_REP,
                ConnectWiseRequest.list("/system/members", Conditions.equal("identifier", sync.salesRep()))));
        questions.add(new Question(TenantTopic.COMMUNICATION_TYPES,
                ConnectWiseRequest.list("/company/communicationTypes",
                Conditions.or(List.of(Conditions.equal("emailFlag", true), Conditions.equal("phoneFlag", true))))));
        questions.add(new Question(TenantTopic.COMPANY_STATUSES,
                ConnectWiseRequest.list("/company/companies/statuses", null)));
        if (!Text.isBlank(sync.wonStatus())) {
            questions.add(Question.byName(TenantTopic.WON_STATUS, "/sales/opportunities/statuses",
                    List.of(sync.wonStatus())));
        }
        if (sync.changeOrders() == ChangeOrders.OPPORTUNITY) {
            questions.add(new Question(TenantTopic.CLOSED_STATUSES,
                    ConnectWiseRequest.list("/sales/opportunities/statuses",
                    Conditions.and(List.of(Conditions.equal("closedFlag", true),
                            Conditions.equal("wonFlag", false))))));
        }
        if (!sync.companyTypes().isEmpty()) {
            questions.add(Question.byName(TenantTopic.COMPANY_TYPES, "/company/companies/types", sync.companyTypes()));
        }
        questions.addAll(TenantCurrency.questions(sync));
        questions.add(Question.optional(TenantTopic.OUR_MEMBERS,
                SecurityRoles.ourMembers(account.connectwise())));
        return questions;
    }

    /** What can be asked only when the board and the member are known, unless that is known, too. */
    public Answers furtherQuestions(@Body Answers answers) {
        Stream<Question> board = Stream.ofNullable(answers.first(TenantTopic.BOARD))
                .map(found -> found.path("id").asLong())
                .map(id -> new Question(new TenantTopic.BoardStatus(id), ConnectWiseRequest.list(
                        "/service/boards/" + id + "/statuses", Conditions.equal("defaultFlag", true))));
        Stream<Question> rights = SecurityRoles.ids(answers.of(TenantTopic.OUR_MEMBERS)).stream().map(role ->
                Question.optional(new TenantTopic.Role(role), SecurityRoles.lines(role)));
        return answers.andTo(Stream.concat(board, rights)
                .filter(question -> !answers.isAnswered(question.topic())).toList());
    }
}
