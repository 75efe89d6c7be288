package dev.sibridge.si.tenant;

import dev.sibridge.account.Account;
import dev.sibridge.account.SyncSettings;
import dev.sibridge.account.SyncSettings.ChangeOrders;
import dev.sibridge.engine.question.Answers;
import dev.sibridge.engine.question.Question;
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

/** What a tenant is asked once a poll. Only what is asked for by name is read, never a whole table of business data. */
@Component
public class TenantQuestions {

    /** What every export needs. */
    public Answers questions(@ExchangeProperty("account") Account account) {
        SyncSettings sync = account.sync();
        List<Question> questions = new ArrayList<>();
        questions.add(Question.byName(TenantTopic.BOARD, "/service/boards", List.of(sync.projectBoard())));
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
        return Answers.to(questions);
    }

    /** What can be asked only when the board and the member are known. */
    public Answers furtherQuestions(@Body Answers answers) {
        Stream<Question> board = Stream.ofNullable(answers.first(TenantTopic.BOARD))
                .map(found -> new Question(TenantTopic.BOARD_STATUS,
                ConnectWiseRequest.list("/service/boards/" + found.path("id").asLong() + "/statuses",
                        Conditions.equal("defaultFlag", true))));
        Stream<Question> rights = SecurityRoles.ids(answers.of(TenantTopic.OUR_MEMBERS)).stream().map(role ->
                Question.optional(new TenantTopic.Role(role), SecurityRoles.lines(role)));
        return answers.andTo(Stream.concat(board, rights).toList());
    }
}
