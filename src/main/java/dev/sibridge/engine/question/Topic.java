package dev.sibridge.engine.question;

/** What a question is about. Whoever asks has topics of their own; records and enum constants make good ones. */
public interface Topic {
}
