package foxden.policies.llm;

import foxden.policies.lmact.Prompt;
import java.util.List;

/** One call to a model; any thread. */
interface ModelClient {

  /**
   * Sends one user message.
   *
   * @param parts words and pictures in the order in which they are to be read
   * @param pictures encodes them; the caller's own
   * @throws CallFailure when no reply came
   */
  Reply ask(List<Prompt.Part> parts, Pictures pictures) throws CallFailure, InterruptedException;
}
