// The dashboard's texts follow the request's culture; its relative times follow moment, which starts in English.
moment.locale('zh-cn');
