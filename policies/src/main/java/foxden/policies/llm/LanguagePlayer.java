package foxden.policies.llm;

import foxden.policies.lmact.Player;
import foxden.policies.lmact.Prompt;
import foxden.policies.lmact.Turn;
import foxden.policies.lmact.Usage;

/** A model that answers prompts through the common pace, budget and ledger. One thread. */
final class LanguagePlayer implements Player {

  private final String name;
  private final Calls calls;
  private final Endpoint endpoint;
  private final ModelClient client;
  private final Pictures pictures = new Pictures();
  private final UsageCount count = new UsageCount();

  LanguagePlayer(String name, Endpoint endpoint, ModelClient client, Calls calls) {
    this.name = name;
    this.endpoint = endpoint;
    this.client = client;
    this.calls = calls;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void reset(long seed) {
    count.reset(seed);
    pictures.clear();
  }

  @Override
  public String answer(Turn turn) {
    Prompt prompt = turn.prompt().get();
    Ledger.Entry entry =
        calls.ask(name, endpoint, client, prompt, pictures, count.episode(), count.usage().calls());
    count.add(entry.answer(), entry.finish(), entry.tokensIn(), entry.tokensOut());
    return entry.answer();
  }

  @Override
  public Usage usage() {
    return count.usage();
  }
}
