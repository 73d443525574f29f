package foxden.app.session;

/** What is picked. An address that every view understands. */
public sealed interface Pick {

  /** A body of the world, by its name in the environment's spec. */
  record Body(String name) implements Pick {}

  /** A token of the mind's sequence. */
  record Token(int index) implements Pick {}

  /** A goal literal, by its name. */
  record Goal(String name) implements Pick {}

  /** An event on the timeline: which mark of the episode. */
  record Mark(long step, String kind, String text) implements Pick {}
}
