import source from 'a';
