package foxden.app.whatif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.app.FakeMind;
import foxden.policies.Mind;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhatIfModelTest {

  private final Mind mind = grown();

  private static Mind grown() {
    FakeMind m = new FakeMind(2, 2, 0, 4, 10);
    m.grow(m.tokensAt(100));
    return m;
  }

  @Test
  void theRowIsThatOfTheDecisionInForce() {
    int q = WhatIfModel.query(mind, 57);
    assertEquals(50, mind.token(q).step());
    assertTrue(q + 1 == mind.tokens() || mind.token(q + 1).step() > 50, "its last token");
    assertEquals(-1, WhatIfModel.query(mind, -5));
  }

  @Test
  void barsAndSharesHoldAllTheAttention() {
    int q = WhatIfModel.query(mind, 100);
    WhatIfModel.Attended a = WhatIfModel.attended(mind, 1, 0, q, mind.tokens(), 24, 0.01);
    assertEquals(1, Arrays.stream(a.bars()).sum(), 1e-4);
    assertEquals(1, a.shares().values().stream().mapToDouble(x -> x).sum(), 1e-4);
    assertTrue(a.lookBack() >= 0 && a.lookBack() <= 1.0);
    assertTrue(WhatIfModel.words(a).contains("looks back"));
    List<String> groups = WhatIfModel.groups(mind);
    assertEquals(a.shares().keySet().stream().sorted().toList(), groups);
  }
}
