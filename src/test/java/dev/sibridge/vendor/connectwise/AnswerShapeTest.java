package dev.sibridge.vendor.connectwise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerShapeTest {

    private static final ConnectWiseRequest LIST = ConnectWiseRequest.list("/company/companies", "id=1");
    private static final ConnectWiseRequest ONE = ConnectWiseRequest.get("/company/companies/17");
    private static final ConnectWiseRequest CREATE = ConnectWiseRequest.create("/company/companies", Map.of());
    private static final ConnectWiseRequest UPDATE = ConnectWiseRequest.update("/company/companies/17", Map.of());
    private static final ConnectWiseRequest DELETE = ConnectWiseRequest.delete("/procurement/products/17");
    private static final ConnectWiseRequest TOKEN = ConnectWiseRequest.token("jdoe");
    private static final ConnectWiseRequest COMPANY_INFO = ConnectWiseRequest.companyInfo("acmeav");

    @Test
    void whatTheVendorDocumentsIsAnAnswer() {
        assertThat(LIST.complaintAbout(200, json("[]"))).isEmpty();
        assertThat(LIST.complaintAbout(200, json("[{'id':1},{'id':9007199254740993}]"))).isEmpty();
        assertThat(ONE.complaintAbout(200, json("{'id':17,'name':'Smith'}"))).isEmpty();
        assertThat(CREATE.complaintAbout(201, json("{'id':1,'name':'Smith'}"))).isEmpty();
        assertThat(CREATE.complaintAbout(200, json("{'id':1}"))).isEmpty();
        assertThat(UPDATE.complaintAbout(200, json("{'id':17}"))).isEmpty();
        assertThat(DELETE.complaintAbout(204, MissingNode.getInstance())).isEmpty();
        assertThat(TOKEN.complaintAbout(200, json("{'publicKey':'p','privateKey':'q'}"))).isEmpty();
        assertThat(COMPANY_INFO.complaintAbout(200, json("{'Codebase':'v2026_1/'}"))).isEmpty();
        assertThat(COMPANY_INFO.complaintAbout(200, json("null"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            null                    | null
            'OK'                    | a text
            {'id':1}                | another object
            [1]                     | a list of something else
            [{'id':1},null]         | a list of something else
            [{'id':-1}]             | a list of something else
            [{'id':1.5}]            | a list of something else
            [{'id':1e30}]           | a list of something else
            17                      | a single value""")
    void anythingElseIsNoList(String answer, String described) {
        assertThat(LIST.complaintAbout(200, json(answer))).hasValue("ConnectWise responded to GET /company/companies"
                + " with "
                + described + " (status 200) instead of a list of records.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            null | []  | {} | {'id':0} | {'id':'17'} | {'id':16} | {'id':null} | true""")
    void anythingElseIsNoRecord(ArgumentsAccessor answers) {
        for (Object given : answers.toArray()) {
            String answer = (String) given;
            assertThat(UPDATE.complaintAbout(200, json(answer))).as(answer).isPresent();
            assertThat(ONE.complaintAbout(200, json(answer))).as(answer).isPresent();
        }
        assertThat(CREATE.complaintAbout(201, MissingNode.getInstance())).hasValue(
                "ConnectWise responded to POST /company/companies with nothing (status 201) instead of the new"
                        + " record.");
    }

    @Test
    void aRemovalIsAnsweredByItsStatusAlone() {
        assertThat(DELETE.complaintAbout(200, MissingNode.getInstance())).isPresent();
        assertThat(DELETE.complaintAbout(204, json("{}"))).isPresent();
        assertThat(LIST.complaintAbout(204, MissingNode.getInstance())).isPresent();
    }

    @Test
    void halfAPairOfKeysIsNone() {
        assertThat(TOKEN.complaintAbout(200, json("{'publicKey':'p','privateKey':' '}"))).isPresent();
        assertThat(TOKEN.complaintAbout(200, json("{'publicKey':1,'privateKey':2}"))).isPresent();
        assertThat(COMPANY_INFO.complaintAbout(200, json("[]"))).isPresent();
        assertThat(COMPANY_INFO.complaintAbout(200, MissingNode.getInstance())).isPresent();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
