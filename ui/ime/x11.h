// ime_prepare selects a UTF-8 character set for this process.
void ime_prepare(void);
