"""Scripts that write no blanks between words: Thai, Lao, Burmese, Khmer, Chinese, Japanese."""

import re
from typing import Final

# A character of theirs. Korean, which writes blanks, is none of them.
UNSPACED: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003134f]"
)
